// The functions of runtime.c that programs call.

void _sitegen_mark(void);
void _sitegen_begin(int probe);
void _sitegen_end(int probe);
_Bool _sitegen_describe(int probe);
void _sitegen_described(int probe, char style, _Bool is_cut, const void *text, long length,
                        const void *debug_text, long debug_length);
