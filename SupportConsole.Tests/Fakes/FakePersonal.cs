using SupportConsole.Core.Access;
using SupportConsole.Core.Personal;

namespace SupportConsole.Tests.Fakes;

/// <summary>One person's views and layouts in memory.</summary>
internal sealed class FakePersonal : IPersonalViews, IPersonalLayouts
{
    public List<PersonalView> Views { get; } = [];

    public Dictionary<string, string> Layouts { get; } = [];

    /// <summary>Refuses every act when set.</summary>
    public string? Refusal { get; set; }

    public Task<IReadOnlyList<PersonalView>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalView>>([.. Views]);

    public Task<PersonalViewOutcome> SaveAsync(Actor actor, PersonalView view, CancellationToken cancellationToken) =>
        Act(() => Views.Add(view));

    public Task<PersonalViewOutcome> RenameAsync(
        Actor actor,
        string name,
        string newName,
        CancellationToken cancellationToken
    ) => Act(() => Views[Views.FindIndex(view => view.Name == name)] = new(newName, ""));

    public Task<PersonalViewOutcome> DeleteAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        Act(() => Views.RemoveAll(view => view.Name == name));

    public Task<string?> FindAsync(Actor actor, string grid, CancellationToken cancellationToken) =>
        Task.FromResult(Layouts.GetValueOrDefault(grid));

    public Task KeepAsync(Actor actor, string grid, string layout, CancellationToken cancellationToken)
    {
        Layouts[grid] = layout;
        return Task.CompletedTask;
    }

    private Task<PersonalViewOutcome> Act(Action act)
    {
        if (Refusal is not null)
        {
            return Task.FromResult<PersonalViewOutcome>(new PersonalViewOutcome.Refused(Refusal));
        }

        act();
        return Task.FromResult<PersonalViewOutcome>(new PersonalViewOutcome.Done());
    }
}
