package io.strowger.protocol.action;

/**
 * An action by name, for modules that the catalog does not know, or for headers chosen at run time.
 *
 * <p>What the catalog knows of the name (list items, classes) applies all the same; the answer is given as it came.
 */
public final class GenericAction extends TypedAction<Answer> {
    private final ActionInfo info;

    private GenericAction(Builder builder) {
        super(builder);
        this.info = builder.info;
    }

    /** Starts an action of that name, as it stands on the wire; any case will do. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    @Override
    public ActionInfo info() {
        return info;
    }

    @Override
    public Answer answer(Answer answer) {
        return answer;
    }

    /** Collects the headers of a {@link GenericAction}; see {@link TypedAction.Builder#header}. */
    public static final class Builder extends TypedAction.Builder<Builder> {
        private final ActionInfo info;

        private Builder(String name) {
            this.info = ActionTypes.find(name).orElseGet(() -> ActionInfo.unknown(name));
        }

        /** Makes the action. */
        public GenericAction build() {
            return new GenericAction(this);
        }
    }
}
