/** What runs beside the pages: it shows pushes, and keeps what was read for when there is no network. Pages work without it. */
import "./pages.ts";
import "./pushes.ts";
import "./updates.ts";
