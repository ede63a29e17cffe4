import { supplier } from '../src/supplier.js';

export default () => ({
  supplier: (settings) => supplier(settings, { admits: () => true, done() {} }),
});
