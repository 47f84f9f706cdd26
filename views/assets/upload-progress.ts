/**
 * The upload page with JavaScript: files and folders by picker or drop, each sent in pieces and gone on with after
 * whatever cuts it off; what the archive holds already is not sent. Without it, the form sends everything at once.
 */
import { droppedIn, type Picked, pickedIn } from "./picked-files.js";
import { postJson, type Upload, uploadAll } from "./upload-files.js";
import { type Lines, linesFor, say, sizePhrase } from "./upload-lines.js";

const form = document.querySelector<HTMLFormElement>("#upload");
const picker = document.querySelector<HTMLInputElement>("#files");
const folders = document.querySelector<HTMLInputElement>("#folder");
const chosen = document.getElementById("chosen");
const progress = document.getElementById("progress");
const problem = document.getElementById("problem");

if (form && picker && chosen && progress && problem) {
  const lines = linesFor(chosen, progress);
  let picked: Picked[] = [];
  const add = (more: readonly Picked[], anew = false) => {
    const names = new Set(more.map(({ name }) => name));
    picked = anew ? [...more] : [...picked.filter(({ name }) => !names.has(name)), ...more];
    lines.list(picked);
  };
  picker.required = false;
  picker.addEventListener("change", () => add(pickedIn(picker.files), true));
  // Picked before this script came, or kept by the browser over a reload.
  if (picker.files?.length) add(pickedIn(picker.files));
  if (folders) {
    folders.closest<HTMLElement>(".folder")?.removeAttribute("hidden");
    folders.addEventListener("change", () => add(pickedIn(folders.files)));
    if (folders.files?.length) add(pickedIn(folders.files));
  }
  document.getElementById("table-field")?.removeAttribute("hidden");
  takeDrops(form.querySelector(".drop") ?? form, add);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = tooMuch(form, picked);
    if (wrong !== null) say(problem, wrong);
    else void send(form, picked, lines, problem);
  });
}

/** Says what the server would refuse anyway, before hours of sending. */
function tooMuch(sent: HTMLFormElement, files: readonly Picked[]): string | null {
  const largest = Number(sent.dataset.largestFile);
  const most = Number(sent.dataset.mostFiles);
  if (files.length === 0) return "No file was chosen.";
  if (files.length > most) return `${files.length} files were chosen; at most ${most} go together.`;
  const big = files.find(({ file }) => file.size > largest);
  return big ? `${big.name} has ${sizePhrase(big.file.size)}; a file may have ${sizePhrase(largest)}.` : null;
}

function takeDrops(box: Element, add: (more: readonly Picked[]) => void): void {
  for (const name of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("drop-over", name === "dragover");
      if (name === "drop" && event instanceof DragEvent && event.dataTransfer)
        void droppedIn(event.dataTransfer).then(add);
    });
  }
}

async function send(
  sent: HTMLFormElement,
  files: readonly Picked[],
  lines: Lines,
  where: HTMLElement,
): Promise<void> {
  const button = sent.querySelector<HTMLButtonElement>("button:not([type=button])");
  if (button) button.disabled = true;
  where.replaceChildren();
  try {
    const { address, coming, uploads } = await accessionFor(sent, files);
    const table = await sendTable(sent, address);
    const failures = lines.start(uploads);
    await uploadAll(uploads, { coming, csrf: csrfOf(sent) }, lines.watcher);
    if (failures() === 0) location.assign(table ?? address);
    else lines.end(address);
  } catch (error) {
    say(where, error instanceof Error ? error.message : String(error));
    lines.list(files);
  }
  if (button) button.disabled = false;
}

/** Sends the table that was picked, if any; gives the page that tells what it would write. */
async function sendTable(sent: HTMLFormElement, accession: string): Promise<string | null> {
  const table = document.querySelector<HTMLInputElement>("#table")?.files?.[0];
  const { lists } = sent.dataset;
  if (!table || !lists) return null;
  const body = new FormData();
  body.append("csrf", csrfOf(sent));
  body.append("accession", decodeURIComponent(accession.split("/").at(-1) ?? ""));
  body.append("files", table);
  const response = await fetch(lists, { method: "POST", headers: { accept: "application/json" }, body });
  const answer = (await response.json().catch(() => ({}))) as { url?: string; error?: { message?: string } };
  if (!response.ok || answer.url === undefined)
    throw new Error(answer.error?.message ?? `The table was not taken (status ${response.status}).`);
  return new URL(answer.url).pathname;
}

interface Destination {
  /** The accession's page, and its files still to come. */
  address: string;
  coming: string;
  uploads: Upload[];
}

/** A new accession for these files, or the one that is gone on with. */
async function accessionFor(sent: HTMLFormElement, files: readonly Picked[]): Promise<Destination> {
  const { coming, accession = "" } = sent.dataset;
  if (coming) return { address: accession, coming, uploads: await matched(coming, files) };
  const fields = Object.fromEntries(
    [...new FormData(sent)].filter(([name, value]) => typeof value === "string" && name !== "csrf"),
  );
  const announced = files.map(({ name, file }) => ({ name, bytes: file.size }));
  const { url, items } = await postJson<{ url: string; items: string[] }>(
    sent.dataset.announce ?? "",
    csrfOf(sent),
    { ...fields, files: announced },
  );
  const path = new URL(url).pathname;
  const uploads = files.map((picked, at) => ({ picked, item: items[at] ?? null }));
  return { address: path, coming: `${path}/coming`, uploads };
}

/** The picked files as those that the accession still waits for, told by name and size. */
async function matched(coming: string, files: readonly Picked[]): Promise<Upload[]> {
  const response = await fetch(coming, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The server did not say what is still to come (${response.status}).`);
  const { files: awaited } = (await response.json()) as {
    files: { item: string; name: string; bytes: number }[];
  };
  return files.map((picked) => {
    const at = awaited.findIndex(({ name, bytes }) => name === picked.name && bytes === picked.file.size);
    return { picked, item: awaited.splice(at, at < 0 ? 0 : 1)[0]?.item ?? null };
  });
}

function csrfOf(sent: HTMLFormElement): string {
  return sent.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
}
