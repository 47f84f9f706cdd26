/** The part of citeproc (2.4.63) that `printed.ts` uses; the package has no types of its own. */
declare module "citeproc" {
  namespace citeproc {
    interface System {
      retrieveLocale(language: string): string;
      retrieveItem(id: string): object;
    }
    interface CitationItem {
      id: string;
      locator?: string;
      label?: string;
      suffix?: string;
    }
    interface Printer {
      setOutputFormat(name: string): void;
      updateItems(ids: readonly string[]): void;
      makeBibliography(): [object, string[]] | false;
      makeCitationCluster(items: readonly CitationItem[]): string;
    }
    type OutputFormat = Record<string, string | boolean | ((...given: never[]) => string)>;
  }
  const citeproc: {
    Engine: new (system: citeproc.System, style: string) => citeproc.Printer;
    Output: { Formats: Record<string, citeproc.OutputFormat> };
  };
  export = citeproc;
}
