import { classes } from '../../ui/classes';
import { Icon } from '../../ui/Icon';
import { useLanguage } from '../../texts';
import { stateWord, toneIcons, toneOf } from '../states';

/** A state as a word with an icon; the colour only adds to them. */
export function StateTag({ state }: { state: string }) {
  const language = useLanguage();
  const tone = toneOf(state);
  return <span className={classes('admin-state', `admin-tone-${tone}`)}><Icon name={toneIcons[tone]} size={18} />{stateWord(state, language)}</span>;
}
