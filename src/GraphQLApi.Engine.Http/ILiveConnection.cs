namespace GraphQLApi.Engine.Http;

/// <summary>A connection that stays open: a WebSocket or an event stream.</summary>
internal interface ILiveConnection
{
    /// <summary>Called about once a second by the one timer all connections share; must not wait.</summary>
    void Beat();

    /// <summary>The server stops: say goodbye and end.</summary>
    void Stop();
}
