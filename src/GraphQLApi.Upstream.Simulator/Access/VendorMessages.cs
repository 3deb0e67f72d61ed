namespace GraphQLApi.Upstream.Simulator.Access;

/// <summary>Texts exactly as the vendor sends them (CONTRACT §3.1, §3.2; the last three are ASSUME).</summary>
internal static class VendorMessages
{
    public const string InvalidCredentials = "Invalid SDK credentials";
    public const string InvalidToken = "Invalid JWT token";
    public const string WrongScope = "Permission denied. Scope is incorrect!";
    public const string InvalidStream = "Invalid StreamId";
    public const string MethodNotAllowed = "Method Not Allowed";
    public const string InvalidArguments = "Validation errors/ Invalid arguments";
    public const string MinuteLimit = "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.";
    public const string HourlyLimit = "You've exceeded the hourly rate limit. Please wait for sometime before retrying.";
    public const string RangeTooLong = "Date range cannot be more than 7 days";
    public const string UnknownConversation = "Conversation not found";
    public const string UnknownRoute = "Not Found";
}
