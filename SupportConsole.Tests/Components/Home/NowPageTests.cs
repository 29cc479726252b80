using Bunit;
using SupportConsole.Components.Home;

namespace SupportConsole.Tests.Components.Home;

public sealed class NowPageTests : PageContext
{
    [Fact]
    public void Signals_ManyInASecond_ReadOnceASecond()
    {
        var page = RenderPage<NowPage>();
        var before = Throttling.Reads;

        for (var i = 0; i < 300; i++)
        {
            Live.Signal("10482");
            Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        page.WaitForAssertion(() => Assert.InRange(Throttling.Reads - before, 2, 4));
    }
}
