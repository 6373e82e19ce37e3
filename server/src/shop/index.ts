export { type Catalogue, openCatalogue } from './open-catalogue.ts';
export {
  findOrder,
  findOrders,
  listProducts,
  mirrorOrders,
  mirrorProducts,
  type ProductRow,
} from './shop.ts';
