using System.Net;

namespace GraphQLApi.Upstream;

/// <summary>What went wrong at the vendor, as far as a caller must tell cases apart.</summary>
public enum UpstreamFailure
{
    /// <summary>401 or 403: credentials or scope. Never retried; the message names the setting to look at.</summary>
    Unauthorized,

    /// <summary>429 until the retries ended.</summary>
    RateLimited,

    /// <summary>No connection, time-out, 5xx, or an open circuit.</summary>
    Unavailable,

    /// <summary>An answer that is not the documented JSON.</summary>
    InvalidResponse,

    /// <summary>The vendor refused what was asked (400, 404, 405, 412, a redirect).</summary>
    Rejected,
}

/// <summary>The one exception that leaves this project for vendor trouble. Its message holds no token, no body and no personal data.</summary>
/// <param name="failure">The case.</param>
/// <param name="message">One sentence for operators.</param>
/// <param name="httpStatus">Status of the answer, if there was one.</param>
/// <param name="vendorCode">`code` of the error envelope, such as 4002.</param>
/// <param name="inner">What the transport or the JSON reader said.</param>
public sealed class UpstreamException(
    UpstreamFailure failure, string message, HttpStatusCode? httpStatus = null, int? vendorCode = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The case to act on.</summary>
    public UpstreamFailure Failure { get; } = failure;

    /// <summary>Status of the vendor's answer; null when there was none.</summary>
    public HttpStatusCode? HttpStatus { get; } = httpStatus;

    /// <summary>`code` of the vendor's envelope; 4002 covers three different 401 cases (CONTRACT §3.2).</summary>
    public int? VendorCode { get; } = vendorCode;
}
