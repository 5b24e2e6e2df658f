import { page, userEvent } from 'vitest/browser'
import { createRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu.tsx'
import { Popover, PopoverAnchor, PopoverContent, PopoverTrigger } from '@/components/ui/popover.tsx'
import { InEnglish } from '@/lib/testing/in-english.tsx'

let root: Root
const heard = vi.fn<(word: string) => void>()

const sign = createRef<HTMLAnchorElement>()
const tall = (element: HTMLElement | null) => { element?.style.setProperty('height', '5000px') }

function Footnote() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <a ref={sign} href="#note" onClick={() => { setOpen(true) }}>1</a>
      <Popover open={open} onOpenChange={setOpen}><PopoverAnchor at={sign} /><PopoverContent aria-label="Note 1"><button type="button">Go there</button></PopoverContent></Popover>
    </>
  )
}

function Fruits() {
  return (
    <Menu>
      <MenuTrigger>Fruits</MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => { heard('apple') }}>Apple</MenuItem>
        <MenuItem disabled onSelect={() => { heard('banana') }}>Banana</MenuItem>
        <MenuItem onSelect={() => { heard('cherry') }}>Cherry</MenuItem>
        <MenuRadioGroup label="Taste" value="sweet" onValueChange={heard}>
          <MenuRadioItem value="sweet">Sweet</MenuRadioItem>
          <MenuRadioItem value="sour">Sour</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}

beforeAll(() => { (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false })
beforeEach(() => {
  heard.mockReset()
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  flushSync(() => {
    root.render(
      <InEnglish>
        <Fruits />
        <Popover><PopoverTrigger><button type="button">Look</button></PopoverTrigger><PopoverContent aria-label="Look"><input aria-label="Size" /></PopoverContent></Popover>
        <Dialog><DialogTrigger><button type="button">Ask</button></DialogTrigger><DialogContent title="A question"><input aria-label="Answer" /><Fruits /></DialogContent></Dialog>
        <IconButton label="Contents" shortcut="c"><svg /></IconButton>
        <button type="button">Elsewhere</button>
        <Footnote />
        <button type="button">After it</button>
        <Dialog><DialogTrigger><button type="button">Read</button></DialogTrigger><DialogContent title="A long one"><p ref={tall}>Many words</p><input aria-label="At its end" /></DialogContent></Dialog>
      </InEnglish>,
    )
  })
})

afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

const byRole = (role: string) => [...document.querySelectorAll<HTMLElement>(`[role="${role}"]`)]
const button = (name: string, last = false) => {
  const found = [...document.querySelectorAll('button')].filter((one) => one.textContent === name || one.ariaLabel === name)
  return (last ? found.at(-1) : found[0]) as HTMLButtonElement
}
const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label')
const gone = (selector: string) => vi.waitFor(() => expect(document.querySelector(selector)).toBeNull())

test('a menu opens by key at its first item, arrows pass over what cannot be chosen, and the focus returns', async () => {
  button('Fruits').focus()
  await userEvent.keyboard('{Enter}')
  expect(button('Fruits').ariaExpanded).toBe('true')
  expect(focused()).toBe('Apple')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toBe('Cherry')
  await userEvent.keyboard('s')
  expect(focused()).toBe('Sweet')
  await userEvent.keyboard('{End}{Enter}')
  expect(heard).toHaveBeenCalledWith('sour')
  await gone('[role="menu"]')
  expect(focused()).toBe('Fruits')
})

test('a menu opens by the upward arrow at its last item', async () => {
  button('Fruits').focus()
  await userEvent.keyboard('{ArrowUp}')
  expect(focused()).toBe('Sour')
})

test('a menu shows which of several is chosen', async () => {
  await userEvent.click(button('Fruits'))
  expect(byRole('menuitemradio').map((one) => one.ariaChecked)).toEqual(['true', 'false'])
})

test('a choice within a menu says what it chooses', async () => {
  await userEvent.click(button('Fruits'))
  await expect.element(page.getByRole('group', { name: 'Taste', exact: true })).toBeVisible()
  await expect.element(page.getByRole('group', { name: 'Taste' }).getByRole('menuitemradio', { name: 'Sour' })).toBeVisible()
})

test('Escape leaves a menu with nothing chosen, and nobody else hears of it', async () => {
  const others = vi.fn()
  document.addEventListener('keydown', others)
  await userEvent.click(button('Fruits'))
  await userEvent.keyboard('{Escape}')
  await gone('[role="menu"]')
  expect(heard).not.toHaveBeenCalled()
  expect(others).not.toHaveBeenCalled()
  expect(focused()).toBe('Fruits')
  document.removeEventListener('keydown', others)
})

test('Tab leaves a menu and goes on from its button', async () => {
  await userEvent.click(button('Fruits'))
  await userEvent.keyboard('{ArrowDown}{Tab}')
  await gone('[role="menu"]')
  expect(focused()).toBe('Look')
})

test('what cannot be chosen does nothing', async () => {
  await userEvent.click(button('Fruits'))
  byRole('menuitem')[1]?.click()
  expect(heard).not.toHaveBeenCalled()
  expect(byRole('menu')).toHaveLength(1)
})

test('a popover takes the focus, and goes when one presses or moves elsewhere', async () => {
  await userEvent.click(button('Look'))
  expect(focused()).toBe('Size')
  await userEvent.click(button('Elsewhere'))
  await gone('[role="dialog"]')
  expect(focused()).toBe('Elsewhere')
  await userEvent.click(button('Look'))
  button('Elsewhere').focus()
  await gone('[role="dialog"]')
  expect(focused()).toBe('Elsewhere')
})

test('a press where the page is empty closes a popover', async () => {
  await userEvent.click(button('Look'))
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  await gone('[role="dialog"]')
})

test('Tab leads through a popover and on from its button, and so out of it', async () => {
  await userEvent.click(button('Look'))
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(focused()).toBe('Look')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('Size')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('Ask')
  await gone('[role="dialog"]')
  expect(focused()).toBe('Ask')
})

test('Tab leads on from what a popover belongs to, where that is no button of its own', async () => {
  await userEvent.click(sign.current as Element)
  expect(focused()).toBe('Go there')
  await userEvent.keyboard('{Tab}')
  expect(focused()).toBe('After it')
  await gone('[role="dialog"]')
})

test('its own button closes a popover', async () => {
  await userEvent.click(button('Look'))
  await userEvent.click(button('Look'))
  await gone('[role="dialog"]')
})

test('a dialog keeps the focus, locks the page, and gives both back', async () => {
  await userEvent.click(button('Ask'))
  const dialog = document.querySelector('dialog') as HTMLDialogElement
  expect(dialog.matches(':modal')).toBe(true)
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('A question')
  expect(focused()).toBe('Answer')
  expect(document.documentElement.dataset['locked']).toBeDefined()
  await userEvent.keyboard('{Escape}')
  await gone('dialog')
  expect(document.documentElement.dataset['locked']).toBeUndefined()
  expect(focused()).toBe('Ask')
})

/** What a finger or button does at a place of the screen. */
const press = (what: 'pointerdown' | 'click', on: Element, at: { clientX: number; clientY: number }) => on.dispatchEvent(new PointerEvent(what, { bubbles: true, ...at }))

test('a dialog is left by a press beside it, once it is let go, and not by words drawn over to beyond its edge', async () => {
  await userEvent.click(button('Ask'))
  const dialog = document.querySelector('dialog') as HTMLDialogElement
  const { left, top } = dialog.getBoundingClientRect()
  const beside = { clientX: left - 20, clientY: top - 20 }
  press('pointerdown', document.querySelector('[aria-label="Answer"]') as Element, { clientX: left + 20, clientY: top + 60 })
  press('click', dialog, beside)
  press('pointerdown', dialog, beside)
  await new Promise(requestAnimationFrame)
  expect(dialog.open).toBe(true)
  press('click', dialog, beside)
  await gone('dialog')
})

test('a long dialog begins at its beginning, wherever the browser has gone in it', async () => {
  const show = HTMLDialogElement.prototype.showModal
  const gone = vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function (this: HTMLDialogElement) {
    show.call(this)
    this.querySelector('input')?.focus()
  })
  await userEvent.click(button('Read'))
  const dialog = document.querySelector('dialog')
  expect(gone).toHaveBeenCalledOnce()
  gone.mockRestore()
  expect(dialog?.scrollHeight).toBeGreaterThan(dialog?.clientHeight ?? 0)
  expect(dialog?.scrollTop).toBe(0)
  expect(document.activeElement).toBe(dialog)
})

test('the focus goes into a dialog where a browser cannot tell what is visible', () => {
  const asked = vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(() => { throw new TypeError('checkVisibility is not a function') })
  flushSync(() => { button('Ask').click() })
  asked.mockRestore()
  expect(focused()).toBe('Answer')
})

test('a dialog that the browser closes by itself is closed for good', async () => {
  await userEvent.click(button('Ask'))
  ;(document.querySelector('dialog') as HTMLDialogElement).close()
  await gone('dialog')
  await userEvent.click(button('Ask'))
  expect(document.querySelector('dialog')?.open).toBe(true)
})

test('a menu in a dialog is within reach, and Escape closes one at a time', async () => {
  await userEvent.click(button('Ask'))
  await userEvent.click(button('Fruits', true))
  const item = byRole('menuitem')[0] as HTMLElement
  const { left, top } = item.getBoundingClientRect()
  expect(document.elementFromPoint(left + 4, top + 4)).toBe(item)
  await userEvent.keyboard('{Escape}')
  await gone('[role="menu"]')
  expect(document.querySelector('dialog')?.open).toBe(true)
  await userEvent.keyboard('{Escape}')
  await gone('dialog')
})

test('a control without words shows its name and its key to whoever comes to it by key', async () => {
  button('Fruits').focus()
  await userEvent.keyboard('{Tab}{Tab}{Tab}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Contents')
  await vi.waitFor(() => expect(byRole('tooltip').map((one) => one.textContent)).toEqual(['Contentsc']))
  await userEvent.keyboard('{Escape}')
  await gone('[role="tooltip"]')
})
