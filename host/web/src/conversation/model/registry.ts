import { navigate } from '../../app/router';
import { watchConversations } from '../../history/history';
import { ConversationModel } from './ConversationModel';
import { newId } from './ids';

const most = 8;
const open = new Map<string, ConversationModel>();
let fresh: ConversationModel | null = null;

/** The model of a conversation, the one that is not begun yet for null. An answer goes on while another conversation is looked at. */
export function conversationOf(id: string | null): ConversationModel {
  if (id === null)
    return (fresh ??= begin());
  if (fresh?.id === id)
    return fresh;
  const model = open.get(id) ?? new ConversationModel(id, false);
  keep(model);
  return model;
}

function begin(): ConversationModel {
  const model = new ConversationModel(newId(), true);
  model.onBegun = (begun) => {
    if (begun) {
      fresh = fresh === model ? null : fresh;
      keep(model);
    } else {
      // The first question was not taken: nothing has begun, and the address says so again.
      open.delete(model.id);
      fresh ??= model;
      if (location.pathname.endsWith(model.id))
        navigate('/', { replace: true });
    }
  };
  return model;
}

/** The last used ones stay, those at work in any case. */
function keep(model: ConversationModel) {
  open.delete(model.id);
  open.set(model.id, model);
  for (const [id, one] of open) {
    if (open.size <= most)
      break;
    if (one !== model && !one.isRunning)
      open.delete(id);
  }
}

// Given another title, or deleted, where the conversations are listed.
watchConversations((id, title) => {
  if (title === null)
    open.delete(id);
  else
    open.get(id)?.store.setState({ title });
});
