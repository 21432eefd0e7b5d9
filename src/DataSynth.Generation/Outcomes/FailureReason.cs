namespace DataSynth.Generation.Outcomes;

/// <summary>Why a request has no answer; spelled in files by <see cref="FailureReasonNames"/>.</summary>
public enum FailureReason
{
    /// <summary>HTTP 400: the server refuses the request itself (too long, tools not supported, unknown field).</summary>
    BadRequest,

    /// <summary>HTTP 401 or 403: the key is missing or wrong.</summary>
    Unauthorized,

    /// <summary>HTTP 404: no such model or path.</summary>
    NotFound,

    /// <summary>HTTP 422: the server refuses the request's contents.</summary>
    Unprocessable,

    /// <summary>HTTP 429, also after all retries.</summary>
    RateLimited,

    /// <summary>HTTP 500 twice, or an error body with HTTP 200.</summary>
    ServerError,

    /// <summary>HTTP 502, 503 or 504, also after all retries.</summary>
    Unavailable,

    /// <summary>Any other HTTP status.</summary>
    OtherStatus,

    /// <summary>No connection, or one that was cut, also after all retries.</summary>
    Connection,

    /// <summary>The first or the last byte did not come in time.</summary>
    Timeout,

    /// <summary>The reply is larger than the limit.</summary>
    TooLarge,

    /// <summary>The reply is not what the API promises: no JSON, no message.</summary>
    MalformedBody,

    /// <summary>The perturb generator found no wrong answer to this task.</summary>
    NoPerturbation,
}
