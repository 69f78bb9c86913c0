import { AdminPage } from './admin/AdminPage';
import { start } from './app/start';

// The script of operators: what they need is not loaded by everybody else.
void start((route) => (route.page === 'admin' ? <AdminPage part={route.part} /> : null));
