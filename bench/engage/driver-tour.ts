/** The tour as a product that uses driver.js would write it; bundled by itself. */
import { driver } from 'driver.js';
import { tour } from './content.ts';

driver({
  showProgress: true,
  steps: tour.map(({ selector, heading, text }) => ({
    element: selector,
    popover: { title: heading, description: text, side: 'bottom' },
  })),
}).drive();
