using SupportConsole.Core.Live;

namespace SupportConsole.Tests.Core.Live;

public sealed class EventGapsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly EventGaps _gaps = new();

    [Fact]
    public void Read_AfterAGap_LooksForWhatIsMissing()
    {
        _gaps.Read(8, last: 5, Now);

        Assert.Equal([6L, 7L], _gaps.Open(Now));
    }

    [Fact]
    public void Read_IdentityJumpedAfterAnUncleanStop_LooksNearItsEndsOnly()
    {
        // SQL Server goes on 10,000 numbers later: all of them filled the list, and real gaps found no place.
        _gaps.Read(20_003, last: 10_000, Now);
        _gaps.Read(20_006, last: 20_003, Now);

        var open = _gaps.Open(Now);
        Assert.InRange(open.Count, 1, 250);
        Assert.Superset(new HashSet<long> { 10_001, 20_001, 20_002, 20_004, 20_005 }, open.ToHashSet());
        Assert.DoesNotContain(15_000, open);
    }

    [Fact]
    public void Open_AfterTheirTime_ForgetsThem()
    {
        _gaps.Read(8, last: 5, Now);

        Assert.Empty(_gaps.Open(Now.AddSeconds(11)));
    }
}
