using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components;

/// <summary>Finds the page of an address, for those who may see it.</summary>
public sealed partial class Routes
{
    /// <summary>A page in whose fields somebody types.</summary>
    private const string Typing = ":has(input:focus, textarea:focus, select:focus)";

    private ReaderZone _zone = ReaderZone.Utc;

    /// <summary>The reader's time zone as the browser names it.</summary>
    [Parameter]
    public string? ZoneName { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _zone = ReaderZone.Of(ZoneName);
}
