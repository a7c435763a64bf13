// The functions of runtime.c that programs call.

void _sitegen_mark(void);
void _sitegen_begin(int probe);
void _sitegen_end(int probe);
_Bool _sitegen_describe(int probe);
void _sitegen_described(int probe, char style, _Bool is_cut, const void *text, long length,
                        const void *debug_text, long debug_length, long list_length);
int _sitegen_copy_aside(int *end);
void _sitegen_end_aside(int end, const void *text, long length) __attribute__((noreturn));
long _sitegen_read_aside(int copy, int end, void *text, long size);
