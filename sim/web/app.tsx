import { useEffect, useState, useSyncExternalStore } from 'react';
import { Compare } from './compare/compare.js';
import { useAddress } from './frame/address.js';
import { DropZone } from './frame/drop-zone.js';
import { Head, LOOKS, type Look, type Settings } from './frame/head.js';
import { Notices } from './frame/notices.js';
import { useRemembered } from './frame/remembered.js';
import { type Scheme, useScheme } from './frame/scheme.js';
import { type Tab, Tabs } from './frame/tabs.js';
import { Lesson } from './learn/lesson.js';
import { LessonList } from './learn/lesson-list.js';
import { Notes } from './learn/notes.js';
import { Plots } from './plots/plots.js';
import { Programmer } from './programmer/programmer.js';
import { Records } from './records/records.js';
import { heardIn, useAlarmSound } from './sound/use-alarm-sound.js';
import { useBurstSound } from './sound/use-burst-sound.js';
import { StoryCard } from './story/story-card.js';
import { Transport } from './time/transport.js';
import { Faults } from './touch/faults.js';
import { Handheld } from './touch/handheld.js';
import { Surroundings } from './touch/surroundings.js';
import { AlarmBanner } from './watch/alarm-banner.js';
import { AlarmList } from './watch/alarm-list.js';
import { Lanes } from './watch/lanes.js';
import { Stage } from './watch/stage.js';
import type { Host, Shown } from './wire/host.js';
import type { Opened } from './wire/messages.js';
import { LANGUAGES, type Language, Speaking, useWords } from './words/words.js';

/** The panels in which the story is told and touched. */
function useTabs({ host, shown, story }: Playing): readonly Tab[] {
  const words = useWords();
  const { view } = shown;
  const onDo = (deed: Parameters<Host['act']>[0]): void => host.act(deed);
  // A programmer drops an edit at which nobody is: time stands while somebody keys.
  const onKey = (key: string): void => {
    host.pause();
    onDo({ clinician: { keys: [key] } });
  };
  return [
    { id: 'story', label: words.story.name, panel: <StoryCard host={host} shown={shown} story={story} /> },
    {
      id: 'programmer',
      label: words.programmer.title,
      panel: view !== null && <Programmer screen={view.programmer} at={view.at} onKey={onKey} />,
    },
    {
      id: 'handheld',
      label: words.handheld.title,
      panel: view !== null && <Handheld screen={view.handheld} burst={view.burst} at={view.at} onDo={onDo} />,
    },
    { id: 'surroundings', label: words.surroundings.title, panel: <Surroundings onDo={onDo} /> },
    {
      id: 'faults',
      label: words.faults.title,
      panel: <Faults faults={story.faults} acting={view?.faults ?? []} onDo={onDo} />,
    },
    { id: 'lessons', label: words.learn.lessons, panel: <LessonList host={host} /> },
    { id: 'compare', label: words.compare.title, panel: <Compare host={host} shown={shown} /> },
    { id: 'records', label: words.records.title, panel: <Records host={host} shown={shown} /> },
  ];
}

type Playing = { readonly host: Host; readonly shown: Shown; readonly story: Opened };
type Watched = Playing & { readonly scheme: Scheme };

/** A story that is shown: the pump, what can be done to it, and what has become of it over time. */
function Show({ host, shown, story, scheme }: Watched) {
  const [tab, setTab] = useState('story');
  const [reading, setReading] = useState(false);
  const { page } = useWords();
  const tabs = useTabs({ host, shown, story });
  const { film, view } = shown;
  const kept = shown.kept?.film ?? null;
  const { lesson, untilMs } = story;
  if (view === null) return null;
  if (reading && lesson !== null) return <Notes story={story} cues={shown.cues} onClose={() => setReading(false)} />;
  const onGo = (at: number): void => {
    host.pause();
    host.goTo(at);
  };
  const onNotes = (): void => {
    host.pause();
    setReading(true);
  };
  return (
    <main>
      {lesson !== null && (
        <Lesson {...{ host, shown, story, lesson, tabs, onNotes }} onOpen={setTab} key={story.name} />
      )}
      <section className="card scene">
        <AlarmBanner shown={shown} />
        <Stage view={view} playing={shown.playing} />
      </section>
      <Tabs label={page.panels} tabs={tabs} open={tab} onOpen={setTab} />
      <Transport host={host} shown={shown} story={story} />
      {film !== null && (
        <div className="course">
          <AlarmList film={film} untilMs={untilMs} at={view.at} onGo={onGo} />
          <Lanes film={film} kept={kept} untilMs={untilMs} at={view.at} states={view.states} onGo={onGo} />
          <Plots film={film} kept={kept} untilMs={untilMs} at={view.at} scheme={scheme} />
        </div>
      )}
    </main>
  );
}

const IDS = LANGUAGES.map(({ id }) => id) as [Language, ...Language[]];

function useSettings(): Settings {
  const [language, setLanguage] = useRemembered<Language>('language', IDS);
  const [look, setLook] = useRemembered<Look>('look', [...LOOKS]);
  const [muted, setMuted] = useState(false);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.look = look;
  }, [language, look]);
  return { language, setLanguage, look, setLook, muted, setMuted };
}

/** The whole page. */
export function App({ host }: { readonly host: Host }) {
  const shown = useSyncExternalStore(host.subscribe, host.shown);
  const settings = useSettings();
  const badLink = useAddress(host, shown.story?.text ?? null);
  const scheme = useScheme(settings.look);
  useAlarmSound(heardIn(shown.view?.states.alarm), shown.view?.alarms ?? [], settings.muted);
  useBurstSound(shown.view?.burst ?? null, settings.muted);
  return (
    <Speaking language={settings.language}>
      <DropZone host={host} />
      <Head host={host} shown={shown} settings={settings} />
      <Notices shown={shown} badLink={badLink} />
      {shown.story !== null && <Show host={host} shown={shown} story={shown.story} scheme={scheme} />}
    </Speaking>
  );
}
