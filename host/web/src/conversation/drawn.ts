// What draws messages, and what can be done with them: Markdown, citations, parts, feedback, exports. One file beside the first script.
export { ExportMenu } from '../export/ExportMenu';
export { ShareButton } from '../sharing/ShareButton';
export { SharedPage } from './SharedPage';
export { ThreadMessages } from './ThreadMessages';
