using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Security.Circuits;

namespace SupportConsole.Components;

/// <summary>Finds the page of an address, for those who may see it.</summary>
public sealed partial class Routes
{
    /// <summary>A page in whose fields somebody types.</summary>
    private const string Typing = ":has(input:focus, textarea:focus, select:focus)";

    /// <summary>Name of the cascading value that says whether the navigation is wide.</summary>
    internal const string NavOpenName = "NavOpen";

    private ReaderZone _zone = ReaderZone.Utc;

    [Inject]
    internal CircuitAdmission Admission { get; init; } = null!;

    [Inject]
    public required ViewPreferences Preferences { get; init; }

    /// <summary>The reader's time zone as the browser names it.</summary>
    [Parameter]
    public string? ZoneName { get; set; }

    /// <summary>The reader's choices as the browser kept them.</summary>
    [Parameter]
    public string? View { get; set; }

    /// <summary>False when the reader made the navigation small.</summary>
    [Parameter]
    public bool NavOpen { get; set; } = true;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Preferences.Restore(View);
        _zone = Preferences.IsUtc ? ReaderZone.Utc : ReaderZone.Of(ZoneName);
    }

    private static string? PolicyOf(Type page) => page.GetCustomAttribute<AuthorizeAttribute>()?.Policy;
}
