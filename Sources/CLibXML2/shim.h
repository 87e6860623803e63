// Debian builds libxml2 with ICU, whose headers clash with the ICU that Foundation carries.
// Nothing we call needs the ICU declarations, so they are hidden before the rest is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlwriter.h>
#include <libxml/xmlreader.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
