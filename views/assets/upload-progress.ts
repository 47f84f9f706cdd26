/**
 * Shows how far each file has gone, and takes files dropped anywhere on the box. It sends the very form the
 * button would send, in one request: files go in the order chosen, so the bytes sent tell which one is under
 * way. Then it goes where the server points: to the accession, or to what was wrong.
 */
const form = document.querySelector<HTMLFormElement>("#upload");
const picker = document.querySelector<HTMLInputElement>("#files");
const chosen = document.getElementById("chosen");
const progress = document.getElementById("progress");
const problem = document.getElementById("problem");

if (form && picker && chosen && progress && problem) {
  picker.addEventListener("change", () => list(picker, chosen));
  takeDrops(picker, form.querySelector(".drop") ?? form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = tooMuch(form, [...(picker.files ?? [])]);
    if (wrong === null) send(form, picker, chosen);
    else say(problem, wrong);
  });
}

function say(where: HTMLElement, sentence: string): void {
  const line = document.createElement("p");
  line.className = "notice notice-wrong";
  line.textContent = sentence;
  where.replaceChildren(line);
  where.scrollIntoView({ block: "center" });
}

function list(files: HTMLInputElement, where: HTMLElement): void {
  where.replaceChildren(
    ...[...(files.files ?? [])].map((file) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const size = document.createElement("span");
      size.className = "quiet";
      size.textContent = sizePhrase(file.size);
      line.append(name, size);
      return line;
    }),
  );
}

function sizePhrase(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${value.toFixed(1).replace(/\.0$/, "")} ${unit}`;
}

/** Says what the server would refuse anyway, before hours of sending. */
function tooMuch(sent: HTMLFormElement, files: File[]): string | null {
  const largest = Number(sent.dataset.largestFile);
  const most = Number(sent.dataset.mostFiles);
  if (files.length > most) return `${files.length} files were chosen; at most ${most} go together.`;
  const big = files.find((file) => file.size > largest);
  return big ? `${big.name} has ${sizePhrase(big.size)}; a file may have ${sizePhrase(largest)}.` : null;
}

function takeDrops(files: HTMLInputElement, box: Element): void {
  for (const name of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("drop-over", name === "dragover");
      if (name !== "drop" || !(event instanceof DragEvent) || !event.dataTransfer?.files.length) return;
      const together = new DataTransfer();
      for (const file of [...(files.files ?? []), ...event.dataTransfer.files]) together.items.add(file);
      files.files = together.files;
      files.dispatchEvent(new Event("change"));
    });
  }
}

function send(sent: HTMLFormElement, files: HTMLInputElement, lines: HTMLElement): void {
  const bars = [...lines.children].map((line) => line.appendChild(document.createElement("progress")));
  const sizes = [...(files.files ?? [])].map((file) => file.size);
  const button = sent.querySelector<HTMLButtonElement>("button:not([type=button])");
  const request = new XMLHttpRequest();
  request.open("POST", sent.action);
  request.setRequestHeader("Accept", "text/html");
  request.responseType = "document";
  request.upload.addEventListener("progress", (event) => showProgress(bars, sizes, event));
  request.addEventListener("load", () => {
    const wrong = wordsOf(request);
    if (wrong === null) location.assign(request.responseURL);
    else giveUp(wrong, bars, button);
  });
  request.addEventListener("error", () =>
    giveUp("The connection broke before all was sent. Nothing was taken in; try again.", bars, button),
  );
  if (button) button.disabled = true;
  request.send(new FormData(sent));
}

/** `total` is a little more than the files: the form's own fields come first. */
function showProgress(bars: HTMLProgressElement[], sizes: number[], event: ProgressEvent): void {
  let left = event.loaded - (event.total - sizes.reduce((sum, size) => sum + size, 0));
  for (const [at, bar] of bars.entries()) {
    const size = sizes[at] ?? 0;
    bar.max = Math.max(1, size);
    bar.value = size === 0 ? 1 : Math.min(size, Math.max(0, left));
    left -= size;
  }
  const whole = Math.floor((event.loaded / Math.max(1, event.total)) * 10) * 10;
  const sentence =
    event.loaded < event.total ? `${whole} % sent` : "All is sent; the archive is checking it.";
  if (progress && progress.textContent !== sentence) progress.textContent = sentence;
}

/** What the page that came back says was wrong: the upload form again, or an error page. Null when nothing. */
function wordsOf(request: XMLHttpRequest): string | null {
  const page = request.response instanceof Document ? request.response : null;
  const words = page?.querySelector("#problem p, [data-problem]")?.textContent?.trim();
  if (words) return words;
  return request.status < 400 ? null : `The server did not take the files (status ${request.status}).`;
}

function giveUp(sentence: string, bars: HTMLProgressElement[], button: HTMLButtonElement | null): void {
  for (const bar of bars) bar.remove();
  if (button) button.disabled = false;
  if (progress) progress.textContent = "";
  if (problem) say(problem, sentence);
}
