namespace GraphQLApi.Server.Settings;

/// <summary>Settings of the section <c>Cors</c>.</summary>
internal sealed class CorsOptions
{
    public const string SectionName = "Cors";

    /// <summary>Origins whose pages may ask from a browser, such as <c>https://reports.example.com</c>; none by default, any in the demo.</summary>
    public IList<string> Origins { get; } = [];
}
