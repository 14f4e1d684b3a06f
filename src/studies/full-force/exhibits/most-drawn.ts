/** Lines and groups that a figure draws at most: so many have a look of their own. */
export const MOST_DRAWN = 8;
