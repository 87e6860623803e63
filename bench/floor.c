/* The floor under any writer of documents: libxml2 reads the content and writes it again, zlib compresses it. One
   process, nothing else.

       clang -O2 floor.c $(pkg-config --cflags --libs libxml-2.0 zlib) -o floor && ./floor content.xml */

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: floor content.xml\n");
        return 64;
    }
    xmlDocPtr document = xmlReadFile(argv[1], NULL, XML_PARSE_NONET);
    if (document == NULL) return 2;
    xmlChar *text = NULL;
    int size = 0;
    xmlDocDumpMemory(document, &text, &size);
    uLongf packed = compressBound(size);
    Bytef *bytes = malloc(packed);
    if (text == NULL || bytes == NULL || compress2(bytes, &packed, text, size, 6) != Z_OK) return 1;
    printf("%d %lu\n", size, (unsigned long)packed);
    free(bytes);
    xmlFree(text);
    xmlFreeDoc(document);
    return 0;
}
