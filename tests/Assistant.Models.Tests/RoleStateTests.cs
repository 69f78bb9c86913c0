namespace Assistant.Models.Tests;

public class RoleStateTests
{
    [Fact]
    public void A_prompt_must_fit_the_smallest_window_in_reach()
    {
        var role = new RoleState(ModelRoles.Chat, [new("large", IsInReach: true, 32_768, CanCallTools: true), new("small", IsInReach: true, 8_192, CanCallTools: true), new("away", IsInReach: false, 4_096, CanCallTools: true)]);

        role.ContextTokens.ShouldBe(8_192);
    }

    [Fact]
    public void A_role_without_a_model_in_reach_has_no_window()
    {
        var role = new RoleState(ModelRoles.Chat, [new("away", IsInReach: false, 4_096, CanCallTools: true)]);

        role.IsInReach.ShouldBeFalse();
        role.ContextTokens.ShouldBe(0);
    }
}
