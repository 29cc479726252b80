using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Grids;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>The accounts of a period with the totals of all of them.</summary>
public sealed partial class ThrottledGrid
{
    /// <summary>What is listed.</summary>
    [Parameter, EditorRequired]
    public required ThrottlingPeriod Period { get; set; }

    /// <summary>How the accounts stand by now, where that was read again.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, AccountNow>? Present { get; set; }

    /// <summary>What they are sorted by.</summary>
    [Parameter, EditorRequired]
    public required GridSort Sort { get; set; }

    /// <summary>Raised when the reader sorts them.</summary>
    [Parameter]
    public EventCallback<GridSort> OnSort { get; set; }

    /// <summary>The address of the file with all accounts.</summary>
    [Parameter, EditorRequired]
    public required string ExportUri { get; set; }

    private AccountNow NowOf(ThrottledAccount row) => Present?.GetValueOrDefault(row.AccountId) ?? row.Now;

    private string LimitOf(ThrottledAccount row)
    {
        var limit = NowOf(row).Limit;
        return Figures.Whole(limit.Value)
            + limit.Reason switch
            {
                EffectiveLimitReason.NegativeBalance => " (balance)",
                EffectiveLimitReason.Disabled => " (disabled)",
                EffectiveLimitReason.Paused => " (paused)",
                _ => "",
            };
    }
}
