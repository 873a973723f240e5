/** The check of the catalog against what an installed or running Asterisk says of itself. */
package io.strowger.catalog.check;
