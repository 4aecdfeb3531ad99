/** Work that several threads do side by side, or beside the thread that asks for it; knows nothing of what is worked out, and is not exported. */
package org.resupply.beside;
