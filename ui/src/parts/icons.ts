// The icons of the app, by what they stand for here. All from Lucide (ISC), so that they look of one hand.
import Archive from '@lucide/svelte/icons/archive';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import BookOpen from '@lucide/svelte/icons/book-open';
import Briefcase from '@lucide/svelte/icons/briefcase';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import Clock from '@lucide/svelte/icons/clock';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import Columns from '@lucide/svelte/icons/columns-2';
import Copy from '@lucide/svelte/icons/copy';
import CornerDownLeft from '@lucide/svelte/icons/corner-down-left';
import Download from '@lucide/svelte/icons/download';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import Eye from '@lucide/svelte/icons/eye';
import EyeOff from '@lucide/svelte/icons/eye-off';
import FileText from '@lucide/svelte/icons/file-text';
import Flag from '@lucide/svelte/icons/flag';
import Footprints from '@lucide/svelte/icons/footprints';
import Funnel from '@lucide/svelte/icons/funnel';
import GripVertical from '@lucide/svelte/icons/grip-vertical';
import House from '@lucide/svelte/icons/house';
import Info from '@lucide/svelte/icons/info';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import LoaderCircle from '@lucide/svelte/icons/loader-circle';
import Lock from '@lucide/svelte/icons/lock';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Minus from '@lucide/svelte/icons/minus';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Pause from '@lucide/svelte/icons/pause';
import Pencil from '@lucide/svelte/icons/pencil';
import Play from '@lucide/svelte/icons/play';
import Plus from '@lucide/svelte/icons/plus';
import Quote from '@lucide/svelte/icons/quote';
import Redo from '@lucide/svelte/icons/redo-2';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import SkipForward from '@lucide/svelte/icons/skip-forward';
import Sun from '@lucide/svelte/icons/sun';
import Trash from '@lucide/svelte/icons/trash-2';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Undo from '@lucide/svelte/icons/undo-2';
import Upload from '@lucide/svelte/icons/upload';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import X from '@lucide/svelte/icons/x';

export const icons = {
  add: Plus,
  archive: Archive,
  back: ArrowLeft,
  behaviour: Footprints,
  calendar: CalendarDays,
  candidate: User,
  candidates: Users,
  check: Check,
  clock: Clock,
  close: X,
  compare: Columns,
  copy: Copy,
  dark: Moon,
  decide: ListChecks,
  delete: Trash,
  down: ArrowDown,
  edit: Pencil,
  enter: CornerDownLeft,
  expand: ChevronDown,
  export: Download,
  filter: Funnel,
  flag: Flag,
  forward: ArrowRight,
  grip: GripVertical,
  help: CircleHelp,
  hidden: EyeOff,
  home: House,
  import: Upload,
  impression: Lightbulb,
  info: Info,
  interview: MessageSquare,
  light: Sun,
  lock: Lock,
  more: Ellipsis,
  next: ChevronRight,
  opening: Briefcase,
  pause: Pause,
  question: BookOpen,
  quote: Quote,
  redo: Redo,
  remark: Pencil,
  remove: Minus,
  scorecard: FileText,
  search: Search,
  set: ListOrdered,
  settings: Settings,
  shown: Eye,
  skip: SkipForward,
  start: Play,
  undo: Undo,
  unsaved: CircleAlert,
  up: ArrowUp,
  warning: TriangleAlert,
  window: Monitor,
  working: LoaderCircle,
};

export type IconName = keyof typeof icons;
