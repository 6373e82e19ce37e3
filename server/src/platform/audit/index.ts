export { type AuditRow, listAudit, recordAudit } from './audit.ts';
