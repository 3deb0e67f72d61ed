namespace GraphQLApi.Testing;

/// <summary>Something that answers in the vendor's place on a loopback port and counts who asks.</summary>
public interface ITestUpstream : IAsyncDisposable
{
    Uri BaseAddress { get; }

    /// <summary>Calls received so far, refused ones included.</summary>
    long Calls { get; }
}
