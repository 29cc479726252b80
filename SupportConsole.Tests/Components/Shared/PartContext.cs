using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared;

/// <summary>Renders a shared component alone, with MudBlazor's services and a clock that stands still.</summary>
public abstract class PartContext : BunitContext, IAsyncLifetime
{
    private protected PartContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddMudServices();
    }

    private protected FakeClock Clock { get; } = new(Samples.Now);

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Some of MudBlazor's services can only be disposed of asynchronously.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>The button of a name: its label, or else its text.</summary>
    private protected static IElement Button<T>(IRenderedComponent<T> part, string name)
        where T : IComponent => part.FindAll("button").Single(button => Name(button) == name);

    private protected static string Name(IElement element) =>
        element.GetAttribute("aria-label")
        ?? string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
