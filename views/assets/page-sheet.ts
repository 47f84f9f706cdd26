/** The page by itself: its words are laid over its image. */
import { layWords } from "./image-words.js";

for (const sheet of document.querySelectorAll<HTMLElement>(".seen-sheet[data-words]")) {
  const image = sheet.querySelector("img");
  if (!image) continue;
  const lay = () => {
    const { naturalWidth, naturalHeight } = image;
    if (naturalWidth === 0) return;
    // Of the shape of the page, and not higher than the window.
    sheet.style.aspectRatio = `${naturalWidth} / ${naturalHeight}`;
    sheet.style.maxWidth = `calc((100vh - 2rem) * ${naturalWidth / naturalHeight})`;
    sheet.classList.add("sheet");
    void layWords(sheet, sheet.dataset.words ?? "");
  };
  if (image.complete) lay();
  else image.addEventListener("load", lay, { once: true });
}
