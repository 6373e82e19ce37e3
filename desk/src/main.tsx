import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n.ts';
import './theme/page.css';

const i18n = await startI18n();
const root = document.getElementById('desk');
if (root !== null) createRoot(root).render(<App i18n={i18n} />);
