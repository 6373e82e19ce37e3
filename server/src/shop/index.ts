export {
  type Bilingual,
  findOrder,
  findOrders,
  listProducts,
  mirrorOrders,
  mirrorProducts,
  type NewOrder,
  type OrderRow,
  type Price,
  type ProductRow,
} from './shop.ts';
