#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// A file that lives in memory: this version of the library writes to a path only. Negative on failure.
static inline int plantracker_memory_file(void) {
    return (int)syscall(SYS_memfd_create, "xlsx", 1u /* MFD_CLOEXEC */);
}

// What a cell of the range may hold: one of `choices` (ends with NULL), a whole number within bounds, or anything when
// `choices` is NULL and `minimum` > `maximum`. `error` may be NULL.
static inline lxw_error plantracker_validation(
    lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, const char *const *choices,
    double minimum, double maximum, const char *title, const char *help, const char *error) {
    lxw_data_validation validation;
    memset(&validation, 0, sizeof validation);
    if (choices) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = (char **)choices;
    } else if (minimum <= maximum) {
        validation.validate = LXW_VALIDATION_TYPE_INTEGER;
        validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        validation.minimum_number = minimum;
        validation.maximum_number = maximum;
    } else {
        validation.validate = LXW_VALIDATION_TYPE_ANY;
    }
    validation.input_title = (char *)title;
    validation.input_message = (char *)help;
    if (error) {
        validation.error_title = (char *)title;
        validation.error_message = (char *)error;
        validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    }
    return worksheet_data_validation_range(sheet, first, column, last, column, &validation);
}
