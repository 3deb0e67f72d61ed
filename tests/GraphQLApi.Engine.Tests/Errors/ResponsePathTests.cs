using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Tests.Errors;

public class ResponsePathTests
{
    [Fact]
    public void Runs_from_the_root_to_the_leaf()
    {
        var path = new ResponsePath(new ResponsePath(new ResponsePath(null, "sessions"), 3), "id");

        Assert.Equal(["sessions", 3, "id"], path.ToArray());
        Assert.Equal("sessions.3.id", path.ToString());
    }

    [Fact]
    public void Refuses_a_negative_position() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResponsePath(null, -1));
}
