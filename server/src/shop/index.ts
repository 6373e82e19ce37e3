export {
  findOrder,
  findOrders,
  listProducts,
  mirrorOrders,
  mirrorProducts,
  type ProductRow,
} from './shop.ts';
