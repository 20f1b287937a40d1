// The button in the editors' text field that links to another article, chosen from a list.
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;
  const { createElement } = window.React;

  const whenShown = {
    choose(modal) {
      modal.body.find("button.article-choice").on("click", (event) => {
        modal.respond("chosen", { ...event.currentTarget.dataset });
      });
      modal.container.one("shown.bs.modal", () => modal.body.find("input").trigger("focus"));
    },
  };

  class ArticleSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.article,
        urlParams: {},
        onload: whenShown,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData({ id, anchor, title, url }) {
      return { id, anchor, title, url };
    }
  }

  const ArticleLink = (props) => {
    const { title, url } = props.contentState.getEntity(props.entityKey).getData();
    const shown = url
      ? { icon: "#icon-doc-full", label: title, url }
      : { icon: "#icon-warning", label: "This article is gone", url: null };
    return createElement(TooltipEntity, { ...props, ...shown });
  };

  registerPlugin({ type: "ARTICLE", source: ArticleSource, decorator: ArticleLink }, "entityTypes");
})();
