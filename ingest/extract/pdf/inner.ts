/** The parts of pdf.js that are used; pdf-parse gives text without places, so its inner document is read. */
import type { SKRSContext2D } from "../ocr/canvas.js";

export interface InnerDocument {
  numPages: number;
  getPage(number: number): Promise<InnerPage>;
  getOptionalContentConfig(): Promise<Layers>;
  getPageLabels(): Promise<string[] | null>;
  getAttachments(): Promise<Record<string, InnerAttachment> | null>;
  getAnnotationsByType(kinds: Set<number>, skippedPages: Set<number>): Promise<InnerAnnotation[] | null>;
}

/** Layers, which can be switched off (ISO 32000-1, 8.11). */
export interface Layers {
  /** Of a layer, or of several that something depends on, as pdf.js gives them with marked content. */
  isVisible(group: unknown): boolean;
  getGroup(id: string): { name?: string | null } | null;
}

export interface InnerPage {
  getViewport(options: { scale: number }): Viewport;
  getTextContent(): Promise<{ items: InnerItem[] }>;
  getOperatorList(): Promise<Operators>;
  render(options: { canvas: null; canvasContext: SKRSContext2D; viewport: Viewport }): {
    promise: Promise<void>;
  };
  commonObjs: { has(name: string): boolean; get(name: string): { name?: string } };
  /** Pictures of this page, by name. */
  objs: { has(name: string): boolean; get(name: string): { kind?: number } };
  cleanup(): void;
}

export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

export interface Viewport {
  width: number;
  height: number;
  transform: number[];
}

export interface InnerItem {
  str?: string;
  /** The last of its line. */
  hasEOL?: boolean;
  dir?: string;
  transform: number[];
  width: number;
  fontName: string;
}

export interface InnerAttachment {
  filename?: string;
  /** With the folders that it had. */
  rawFilename?: string;
  /** Null when the PDF names the file without holding it. */
  content?: Uint8Array | null;
}

/** Something laid on a page: a field of a form, a comment, a file. */
export interface InnerAnnotation {
  annotationType: number;
  annotationFlags?: number;
  pageIndex: number;
  /** Two corners, in units of the page. */
  rect: number[];
  contentsObj?: { str: string };
  titleObj?: { str: string };
  file?: InnerAttachment;
  fieldType?: string | null;
  fieldValue?: string | string[] | null;
  checkBox?: boolean;
  radioButton?: boolean;
  password?: boolean;
  /** The value of a ticked box, and that of a chosen button. */
  exportValue?: string;
  buttonValue?: string | null;
  options?: { exportValue: string; displayValue: string }[];
  defaultAppearanceData?: { fontSize: number };
}
