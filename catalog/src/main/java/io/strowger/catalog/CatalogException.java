package io.strowger.catalog;

/** Says that a fact is wrong, and where: the file, the key and what was expected. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with the file, the key and the complaint. */
    public CatalogException(String message) {
        super(message);
    }

    CatalogException(String message, Throwable cause) {
        super(message, cause);
    }
}
