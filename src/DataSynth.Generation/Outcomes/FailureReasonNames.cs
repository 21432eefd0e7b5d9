namespace DataSynth.Generation.Outcomes;

/// <summary>The spelling of failure reasons in journals, files and summaries.</summary>
public static class FailureReasonNames
{
    /// <summary>All names in the order of <see cref="FailureReason"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "http_400", "unauthorized", "not_found", "http_422", "rate_limited", "server_error", "unavailable", "http_error",
        "connection", "timeout", "too_large", "malformed_body", "no_perturbation",
    ];

    /// <summary>The name used in files.</summary>
    /// <param name="reason">The reason.</param>
    public static string ToFileName(this FailureReason reason) => All[(int)reason];

    /// <summary>The reason for an HTTP status that is not success.</summary>
    /// <param name="status">The status, such as 404.</param>
    public static FailureReason FromStatus(int status) => status switch
    {
        400 => FailureReason.BadRequest,
        401 or 403 => FailureReason.Unauthorized,
        404 => FailureReason.NotFound,
        422 => FailureReason.Unprocessable,
        429 => FailureReason.RateLimited,
        500 => FailureReason.ServerError,
        502 or 503 or 504 => FailureReason.Unavailable,
        _ => FailureReason.OtherStatus,
    };
}
