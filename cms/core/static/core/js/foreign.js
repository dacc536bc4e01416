// Foreign words in the rich text editor: asks for the language, then marks the selected words with it.
(() => {
  const { React, DraftJS } = window;
  const LANGUAGE_CODE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
  const QUESTION =
    'Langue des mots choisis : anglais « en », espagnol « es », allemand « de », italien « it », breton « br », arabe « ar »…';
  const REFUSAL = 'Un code de langue a deux ou trois lettres, par exemple « en » ou « pt-BR ».';

  const ask = (proposed) => {
    let code = proposed;
    for (;;) {
      code = window.prompt(QUESTION, code);
      if (code === null) return null;
      code = code.trim();
      if (LANGUAGE_CODE.test(code)) return code;
      window.alert(REFUSAL);
    }
  };

  class ForeignWordsSource extends React.Component {
    componentDidMount() {
      const { editorState, entityType, entity, onComplete, onClose } = this.props;
      const selection = editorState.getSelection();
      if (selection.isCollapsed()) {
        window.alert('Choisissez d’abord les mots d’une autre langue.');
        onClose();
        return;
      }
      const lang = ask(entity ? entity.getData().lang : 'en');
      if (lang === null) {
        onClose();
        return;
      }
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'MUTABLE', { lang });
      const marked = DraftJS.Modifier.applyEntity(
        content,
        selection,
        content.getLastCreatedEntityKey(),
      );
      onComplete(DraftJS.EditorState.push(editorState, marked, 'apply-entity'));
    }

    render() {
      return null;
    }
  }

  const ForeignWords = ({ entityKey, contentState, onEdit, onRemove, children }) => {
    const { lang } = contentState.getEntity(entityKey).getData();
    return React.createElement(
      window.draftail.TooltipEntity,
      {
        entityKey,
        children,
        onEdit,
        onRemove,
        icon: React.createElement('span', { className: 'foreign-words', lang }, lang),
        label: `Langue : ${lang}`,
      },
    );
  };

  window.draftail.registerPlugin(
    { type: 'FOREIGN', source: ForeignWordsSource, decorator: ForeignWords },
    'entityTypes',
  );
})();
