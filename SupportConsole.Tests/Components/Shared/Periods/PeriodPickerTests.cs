using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;

namespace SupportConsole.Tests.Components.Shared.Periods;

public sealed class PeriodPickerTests : PartContext
{
    private static readonly ReaderZone Berlin = ReaderZone.Of("Europe/Berlin");

    private readonly IRenderedComponent<MudPopoverProvider> _popovers;
    private Period? _chosen;
    private AutoRefresh? _refresh;

    public PeriodPickerTests() => _popovers = Render<MudPopoverProvider>();

    [Fact]
    public void Button_SaysThePeriodAndOpensThePanel()
    {
        var picker = Picker(Period.Last(RelativeRange.Hours24));
        var button = picker.Find("button");

        Assert.Equal("Period: Last 24 hours", Name(button));
        Assert.Equal("false", button.GetAttribute("aria-expanded"));
        Assert.Empty(_popovers.FindAll("[role=dialog]"));

        Open(picker);

        Assert.Equal("true", picker.Find("button").GetAttribute("aria-expanded"));
        Assert.Equal("true", Button(_popovers, "Last 24 hours").GetAttribute("aria-pressed"));
        Assert.Equal(
            PeriodRules.History.Ranges.Select(range => range.Text),
            _popovers.FindAll("[aria-label='Relative range'] button").Select(Name)
        );
    }

    [Fact]
    public void Range_Chosen_IsRaisedAndClosesThePanel()
    {
        var picker = Open(Picker(Period.Last(RelativeRange.Hours24)));

        Button(_popovers, "Last 7 days").Click();

        Assert.Equal(Period.Last(RelativeRange.Days7), _chosen);
        Assert.Equal("false", picker.Find("button").GetAttribute("aria-expanded"));
        _popovers.WaitForAssertion(() => Assert.Empty(_popovers.FindAll("[role=dialog]")));
    }

    [Fact]
    public void TypedTimes_Applied_AreOnTheReadersClock()
    {
        Open(Picker(Period.Last(RelativeRange.Hours24)));

        Apply("2026-03-04 10:00", "2026-03-04 12:30");

        Assert.Equal(
            Period.Between(new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero), new(2026, 3, 4, 11, 30, 0, TimeSpan.Zero)),
            _chosen
        );
    }

    [Fact]
    public void TypedEnd_Now_MovesOnWithTheClock()
    {
        Open(Picker(Period.Last(RelativeRange.Hours24)));

        Apply("2026-03-04 10:00", "now");

        Assert.Equal(Period.Between(new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero), null), _chosen);
    }

    [Theory]
    [InlineData("2026-03-04 12:00", "2026-03-04 10:00", PeriodWords.EndsBeforeItBegins)]
    [InlineData("yesterday", "2026-03-04 10:00", PeriodWords.NotTyped)]
    [InlineData("", "2026-03-04 10:00", PeriodWords.Incomplete)]
    [InlineData("2006-03-04", "2026-03-04 10:00", PeriodWords.TenYears)]
    public void TypedTimes_WithoutAPeriod_SayWhy(string from, string to, string problem)
    {
        Open(Picker(Period.Last(RelativeRange.Hours24)));

        Apply(from, to);

        Assert.Equal(problem, _popovers.Find("[role=alert]").TextContent.Trim());
        Assert.Null(_chosen);
    }

    [Fact]
    public void Zone_SwitchedToUtc_ShowsTheSameInstants()
    {
        var picker = Open(
            Picker(Period.Between(new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero), new(2026, 3, 4, 11, 0, 0, TimeSpan.Zero)))
        );
        Assert.Equal(["2026-03-04 10:00", "2026-03-04 12:00"], Times());

        Button(_popovers, "UTC").Click();

        _popovers.WaitForAssertion(() => Assert.Equal(["2026-03-04 09:00", "2026-03-04 11:00"], Times()));
        Assert.Equal("true", Button(_popovers, "UTC").GetAttribute("aria-pressed"));
        Assert.Equal("false", Button(_popovers, "In your zone, Europe/Berlin").GetAttribute("aria-pressed"));
        Assert.Equal("Period: 4 Mar 2026 09:00 – 11:00 UTC", Name(picker.Find("button")));
        _popovers.Find("form").Submit();
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero), _chosen?.From);
    }

    [Fact]
    public void Escape_ClosesThePanelWithoutAChoice()
    {
        var picker = Open(Picker(Period.Last(RelativeRange.Hours24)));

        _popovers.Find("[role=dialog]").KeyDown("Escape");

        Assert.Equal("false", picker.Find("button").GetAttribute("aria-expanded"));
        Assert.Null(_chosen);
    }

    [Fact]
    public void Refresh_OnlyWhereThePageHasIt_IsChosenInThePanel()
    {
        var picker = Open(Picker(Period.Last(RelativeRange.Hours24), AutoRefresh.Live));
        Assert.Equal("Period: Last 24 hours · Live", Name(picker.Find("button")));
        Assert.Equal(["Off", "Live", "10 s", "1 min"], _popovers.FindAll("[aria-label=Refresh] button").Select(Name));

        Button(_popovers, "10 s").Click();

        Assert.Equal(AutoRefresh.TenSeconds, _refresh);
    }

    [Fact]
    public void Refresh_WithoutAValue_IsNotOffered()
    {
        Open(Picker(Period.Last(RelativeRange.Hours24)));

        Assert.Empty(_popovers.FindAll("[aria-label=Refresh]"));
    }

    private IRenderedComponent<PeriodPicker> Picker(Period value, AutoRefresh? refresh = null) =>
        Render<PeriodPicker>(parameters =>
            parameters
                .AddCascadingValue(Berlin)
                .Add(picker => picker.Value, value)
                .Add(picker => picker.ValueChanged, period => _chosen = period)
                .Add(picker => picker.Rules, PeriodRules.History)
                .Add(picker => picker.AutoRefresh, refresh)
                .Add(picker => picker.AutoRefreshChanged, rate => _refresh = rate)
        );

    private IRenderedComponent<PeriodPicker> Open(IRenderedComponent<PeriodPicker> picker)
    {
        picker.Find("button").Click();
        _popovers.WaitForElement("[role=dialog]");
        return picker;
    }

    private void Apply(string from, string to)
    {
        Field("From").Change(from);
        Field("To").Change(to);
        _popovers.Find("form").Submit();
    }

    private IElement Field(string label) =>
        _popovers.Find(
            $"#{_popovers.FindAll("label").Single(found => found.TextContent.Trim() == label).GetAttribute("for")}"
        );

    private IEnumerable<string?> Times() => [Field("From").GetAttribute("value"), Field("To").GetAttribute("value")];
}
