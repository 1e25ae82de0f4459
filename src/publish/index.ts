export { EXPORT_FORMATS, type ExportFormat, exportFiles } from './export/index.ts';
export { writeFiles } from './export/write.ts';
export { type PublishInput, withheldOf } from './input.ts';
export { BAR, Mask } from './mask.ts';
export { type ReportOptions, writeReport } from './report/index.ts';
export { printPdf } from './report/pdf.ts';
export type { Language } from './words.ts';
