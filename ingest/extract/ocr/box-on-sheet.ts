/** Where a word seen on a sheet that was turned and laid level stands on the sheet as it came. */
import { type WordBox, wordBox } from "../../../storage/model/placed-page.js";
import type { SeenWord } from "./hocr.js";
import type { Raster } from "./raster.js";

/** The box on the sheet as it came: the way back through `levelled`, and through `turned` by so many quarters. */
export function boxOnSheet(
  word: Pick<SeenWord, "left" | "top" | "right" | "bottom">,
  { width, height, tilt = 0 }: Pick<Raster, "width" | "height" | "tilt">,
  quarters: 0 | 1 | 2 | 3,
): WordBox {
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const [x, y] = [(word.left + word.right) / 2 - width / 2, (word.top + word.bottom) / 2 - height / 2];
  const middle = [x * cos - y * sin + width / 2, x * sin + y * cos + height / 2] as const;
  const [across, down] = [(word.right - word.left) / 2, (word.bottom - word.top) / 2];
  const level = {
    left: middle[0] - across,
    right: middle[0] + across,
    top: middle[1] - down,
    bottom: middle[1] + down,
  };
  if (quarters === 0) return wordBox(level, { width, height });
  if (quarters === 2)
    return wordBox(
      {
        left: width - level.right,
        right: width - level.left,
        top: height - level.bottom,
        bottom: height - level.top,
      },
      { width, height },
    );
  const sheet = { width: height, height: width };
  return quarters === 1
    ? wordBox(
        { left: level.top, right: level.bottom, top: width - level.right, bottom: width - level.left },
        sheet,
      )
    : wordBox(
        { left: height - level.bottom, right: height - level.top, top: level.left, bottom: level.right },
        sheet,
      );
}
