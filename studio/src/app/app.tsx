import { ActionIcon, MantineProvider, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef } from "react";
import { PageDrop } from "../files/page-drop.tsx";
import { Laboratory } from "../laboratory/laboratory.tsx";
import { ShareMenu } from "../share/share-menu.tsx";
import { SharingNotice } from "../share/sharing-notice.tsx";
import { paletteCss } from "./palette-css.ts";
import { routeHash, useRoute, type ViewName, views } from "./route.ts";
import { theme } from "./theme.ts";
import { ViewBoundary } from "./view-boundary.tsx";

const Population = lazy(() => import("../population/population.tsx"));
const Study = lazy(() => import("../study/study.tsx"));
const Files = lazy(() => import("../files/files.tsx"));

const titles: Readonly<Record<ViewName, string>> = { laboratory: "Laboratory", population: "Population", study: "Study", files: "Your own" };

/** The whole page: the bar with its views, and the view that the address names. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <style>{paletteCss}</style>
      <Page />
    </MantineProvider>
  );
}

function Page() {
  const { view } = useRoute();
  const main = useRef<HTMLElement>(null);
  useEffect(() => { document.title = `${titles[view]} · Nullcline studio`; }, [view]);
  return (
    <div className="app">
      <header className="bar">
        <a className="skip" href={`#${location.hash.slice(1)}`} onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to the content</a>
        <a className="name" href={routeHash("laboratory")} aria-label="Nullcline studio">
          <img src="./nullcline.svg" alt="" width={22} height={22} />
          Nullcline
        </a>
        <nav aria-label="Views">
          {views.map((name) => (
            <a key={name} href={routeHash(name)} aria-current={name === view ? "page" : undefined}>{titles[name]}</a>
          ))}
        </nav>
        <ShareMenu view={view} />
        <SchemeButton />
        <PageDrop />
      </header>
      <main className="view" ref={main} tabIndex={-1} aria-label={titles[view]}>
        <h1 className="visually-hidden">{titles[view]}</h1>
        <SharingNotice />
        {/* The laboratory stays as it is while another view is looked at: its picture and its camera are kept. */}
        <div hidden={view !== "laboratory"}><ViewBoundary title={titles.laboratory}><Laboratory /></ViewBoundary></div>
        <ViewBoundary key={view} title={titles[view]}>
          <Suspense fallback={<p className="note" style={{ padding: "1rem" }}>Loading…</p>}>
            {view === "population" ? <Population /> : null}
            {view === "study" ? <Study /> : null}
            {view === "files" ? <Files /> : null}
          </Suspense>
        </ViewBoundary>
      </main>
    </div>
  );
}

function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "light" ? "dark" : "light";
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={`Use the ${other} theme`} onClick={() => setColorScheme(other)}>
      <svg viewBox="0 0 20 20" width={18} height={18} aria-hidden><path fill="currentColor" d="M10 3a7 7 0 1 0 0 14zM10 1.5a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z" /></svg>
    </ActionIcon>
  );
}
