using Bunit;
using SupportConsole.Components.Audit;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Audit;

public sealed class AuditPageTests : PageContext
{
    public AuditPageTests()
    {
        SignIn(Samples.Manager);
        Audit.Entries.AddRange([Samples.Entry(3), Samples.Entry(2), Samples.Entry(1)]);
    }

    /// <summary>Any commit signals the page, and each of its readings counts all entries.</summary>
    [Fact]
    public void Signals_ManyInTenSeconds_ReadEveryFive()
    {
        Render<AuditPage>();
        var before = Audit.Queries.Count;

        for (var i = 0; i < 100; i++)
        {
            Live.Signal("10482");
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(Audit.Queries.Count - before, 1, 3);
    }

    [Fact]
    public void Signal_OnAnOlderPage_ReadsNothing()
    {
        var page = Render<AuditPage>(parameters => parameters.Add(audit => audit.Sequence, 2));
        var before = Audit.Queries.Count;

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(before, Audit.Queries.Count);
        Assert.Contains("Limit 200 → 400", page.Markup, StringComparison.Ordinal);
    }
}
