import { later } from '../app/later';

/** What draws messages. Where there are none yet it comes after the page, at the latest when the first question is begun. */
export const drawn = later(() => import('./drawn'));
