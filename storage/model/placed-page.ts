/** The words of a page with the boxes they take up on its image. */

/** Left, top, width and height, in ten-thousandths of the width and of the height of the page as it is seen. */
export type WordBox = readonly [left: number, top: number, width: number, height: number];

export interface PlacedWord {
  text: string;
  box: WordBox;
}

export interface PlacedPage {
  /** In the order of the file. */
  words: PlacedWord[];
}

/** The unit of boxes, as a share of the page. */
export const boxUnits = 10_000;

/** A box from its edges in any unit in which the page is so wide and high; cut to the page. */
export function wordBox(
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  page: { width: number; height: number },
): WordBox {
  const share = (value: number, whole: number) =>
    Math.round((Math.min(Math.max(value, 0), whole) / whole) * boxUnits);
  const [x, y] = [share(left, page.width), share(top, page.height)];
  return [x, y, share(right, page.width) - x, share(bottom, page.height) - y];
}
